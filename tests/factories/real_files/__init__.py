"""Files of figures as they really come, and files that no table should come in: each with what it must be answered."""

from tests.factories.real_files.bad import bad_files
from tests.factories.real_files.figures import Bad, Messy, figures_scene, stored
from tests.factories.real_files.messy import messy_files

__all__ = ["Bad", "Messy", "bad_files", "figures_scene", "messy_files", "stored"]
