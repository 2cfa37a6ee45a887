"""The planning cycle: scans, risks, consultation, submissions, matters of law, coverage, and what the next plan carries over."""

import django.core.validators
import django.db.models.deletion
import strategic_plan.models.base
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('strategic_plan', '0070_decisions_meetings_and_obligations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Factor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('trend', 'Trend'), ('gap', 'Gap'), ('opportunity', 'Opportunity'), ('risk', 'Risk')], max_length=12, verbose_name='kind')),
                ('reach', models.CharField(choices=[('local', 'Local'), ('national', 'National')], max_length=8, verbose_name='local or national')),
                ('title', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title')),
                ('description', models.TextField(max_length=2000, validators=[django.core.validators.MaxLengthValidator(2000), strategic_plan.models.base.validate_plain_text], verbose_name='what is seen')),
                ('implications', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what it means for the plan')),
                ('source', models.CharField(blank=True, max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='source')),
                ('source_url', models.URLField(blank=True, verbose_name='address of the source')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='factors', to='strategic_plan.indicator', verbose_name='indicator')),
                ('objectives', models.ManyToManyField(blank=True, related_name='factors', to='strategic_plan.objective', verbose_name='answered by')),
            ],
            options={
                'verbose_name': 'factor',
                'ordering': ['scan', 'number'],
            },
        ),
        migrations.CreateModel(
            name='HeardTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('title', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title')),
                ('heard', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what was heard')),
                ('examples', models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='examples without names, one a line')),
                ('answer', models.CharField(choices=[('open', 'Not answered yet'), ('adopted', 'In the plan'), ('partly', 'Partly in the plan'), ('not_adopted', 'Not adopted')], default='open', max_length=12, verbose_name='answer')),
                ('did', models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what the Board did')),
                ('not_adopted_because', models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='not adopted because')),
                ('objectives', models.ManyToManyField(blank=True, related_name='themes', to='strategic_plan.objective', verbose_name='answered by')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='strategic_plan.plan')),
            ],
            options={
                'verbose_name': 'theme',
                'ordering': ['plan', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('code', models.SlugField(max_length=20, unique=True, verbose_name='code')),
                ('citation', models.CharField(max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='citation')),
                ('text', models.CharField(max_length=300, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='what must be addressed')),
                ('kind', models.CharField(choices=[('text', 'Words of the plan'), ('structure', 'Objectives and priorities'), ('indicators', 'Quantitative and qualitative indicators'), ('text_and_indicators', 'Words and an indicator'), ('group', 'Heading of the matters below it'), ('open', 'Whatever a regulation adds'), ('process', 'How the plan is made')], max_length=20, verbose_name='what answers it')),
                ('source', models.CharField(blank=True, max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='source')),
                ('source_url', models.URLField(blank=True, verbose_name='address of the source')),
                ('note', models.CharField(blank=True, max_length=300, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='note')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('is_current', models.BooleanField(default=True, verbose_name='on the list')),
                ('verified_on', models.DateField(blank=True, editable=False, null=True, verbose_name='verified on')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='strategic_plan.matter')),
                ('verified_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'matter',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CoverageGap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('reason', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='why there is a gap')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='to be closed by')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coverage_gaps', to='strategic_plan.plan')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='strategic_plan.matter')),
            ],
            options={
                'verbose_name': 'explained gap',
                'ordering': ['matter__position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Coverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, max_length=2000, validators=[django.core.validators.MaxLengthValidator(2000), strategic_plan.models.base.validate_plain_text], verbose_name='words of the plan')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='coverages', to='strategic_plan.indicator', verbose_name='indicator')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='coverages', to='strategic_plan.objective', verbose_name='objective')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coverages', to='strategic_plan.plan')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coverages', to='strategic_plan.matter')),
            ],
            options={
                'verbose_name': 'coverage',
                'ordering': ['matter__position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='who')),
                ('citation', models.CharField(blank=True, max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='section or policy')),
                ('note', models.CharField(blank=True, max_length=300, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='note')),
                ('is_required', models.BooleanField(default=True, verbose_name='must be consulted')),
                ('is_current', models.BooleanField(default=True, verbose_name='on the list')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('verified_on', models.DateField(blank=True, editable=False, null=True, verbose_name='verified on')),
                ('verified_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'party',
                'verbose_name_plural': 'parties',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('title', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title')),
                ('kind', models.CharField(choices=[('event', 'Event'), ('survey', 'Survey')], default='event', max_length=8, verbose_name='kind')),
                ('held_on', models.DateField(verbose_name='date')),
                ('held_until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('place', models.CharField(blank=True, max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='place')),
                ('method', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='method')),
                ('languages', models.CharField(blank=True, max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='languages offered')),
                ('accessibility', models.TextField(blank=True, max_length=600, validators=[django.core.validators.MaxLengthValidator(600), strategic_plan.models.base.validate_plain_text], verbose_name='what made it possible for everybody to take part')),
                ('invited', models.PositiveIntegerField(blank=True, null=True, verbose_name='invited')),
                ('attended', models.PositiveIntegerField(blank=True, null=True, verbose_name='took part')),
                ('notes', models.TextField(blank=True, max_length=2000, validators=[django.core.validators.MaxLengthValidator(2000), strategic_plan.models.base.validate_plain_text], verbose_name='notes, for the Board’s office')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='strategic_plan.plan')),
                ('parties', models.ManyToManyField(related_name='consultations', to='strategic_plan.party', verbose_name='who was heard')),
            ],
            options={
                'verbose_name': 'consultation',
                'ordering': ['held_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('title', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title')),
                ('description', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what may happen, and why')),
                ('likelihood', models.PositiveSmallIntegerField(verbose_name='likelihood')),
                ('impact', models.PositiveSmallIntegerField(verbose_name='impact')),
                ('owner', models.CharField(max_length=120, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='owner, an office')),
                ('response', models.CharField(choices=[('reduce', 'Reduce it'), ('avoid', 'Avoid it'), ('share', 'Share it'), ('accept', 'Accept it')], default='reduce', max_length=8, verbose_name='response')),
                ('treatment', models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='treatment')),
                ('review_on', models.DateField(verbose_name='next review')),
                ('closed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='closed on')),
                ('closed_because', models.TextField(blank=True, editable=False, max_length=600, validators=[django.core.validators.MaxLengthValidator(600), strategic_plan.models.base.validate_plain_text], verbose_name='why it is closed')),
                ('factor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='strategic_plan.factor', verbose_name='from the scan')),
                ('objectives', models.ManyToManyField(blank=True, related_name='risks', to='strategic_plan.objective', verbose_name='answered by')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='strategic_plan.plan')),
            ],
            options={
                'verbose_name': 'risk',
                'ordering': ['plan', 'number'],
            },
        ),
        migrations.CreateModel(
            name='RiskStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('scale', models.CharField(choices=[('likelihood', 'Likelihood'), ('impact', 'Impact'), ('level', 'Level')], max_length=10, verbose_name='scale')),
                ('number', models.PositiveSmallIntegerField(verbose_name='step, or the score at which a level begins')),
                ('word', models.CharField(max_length=40, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='word')),
                ('meaning', models.CharField(blank=True, max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='what it means')),
            ],
            options={
                'verbose_name': 'step of a risk scale',
                'ordering': ['scale', 'number'],
                'constraints': [models.UniqueConstraint(fields=('scale', 'number'), name='risk_step_once', violation_error_message='This scale has this step already.'), models.UniqueConstraint(fields=('scale', 'word'), name='risk_step_word_once', violation_error_message='Two steps of one scale cannot have the same word.'), models.CheckConstraint(condition=models.Q(models.Q(('number__gte', 1), ('number__lte', 25), ('scale', 'level')), models.Q(('number__gte', 1), ('number__lte', 5), ('scale__in', ('likelihood', 'impact'))), _connector='OR'), name='risk_step_in_range', violation_error_message='A scale has the steps 1 to 5, and a level begins at a score from 1 to 25.')],
            },
        ),
        migrations.CreateModel(
            name='Scan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('title', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title')),
                ('scanned_on', models.DateField(verbose_name='finished on')),
                ('made_by', models.CharField(max_length=120, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='made by')),
                ('summary', models.TextField(max_length=2000, validators=[django.core.validators.MaxLengthValidator(2000), strategic_plan.models.base.validate_plain_text], verbose_name='what it found, in a few sentences')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='strategic_plan.plan')),
            ],
            options={
                'verbose_name': 'scan',
                'ordering': ['-scanned_on', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='factor',
            name='scan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='factors', to='strategic_plan.scan'),
        ),
        migrations.CreateModel(
            name='SubmissionCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='address')),
                ('question', models.CharField(max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='question')),
                ('introduction', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what people should know before they write')),
                ('opens_on', models.DateField(verbose_name='open from')),
                ('closes_on', models.DateField(verbose_name='open until')),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='call', to='strategic_plan.consultation')),
            ],
            options={
                'verbose_name': 'call for submissions',
                'ordering': ['-opens_on'],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('text', models.TextField(max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='what you want to tell the Board')),
                ('about', models.CharField(blank=True, max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='where, or about what')),
                ('name', models.CharField(blank=True, max_length=120, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('consents', models.BooleanField(verbose_name='agrees that it is read, counted and kept')),
                ('may_be_quoted', models.BooleanField(default=False, verbose_name='may be quoted without a name')),
                ('sender_mark', models.CharField(blank=True, editable=False, max_length=64, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='mark of the sender')),
                ('received_at', models.DateTimeField(verbose_name='received')),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be read'), ('accepted', 'Accepted'), ('set_aside', 'Set aside')], default='waiting', editable=False, max_length=10, verbose_name='state')),
                ('set_aside_because', models.CharField(blank=True, editable=False, max_length=300, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='why it is set aside')),
                ('decided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='decided')),
                ('decided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('themes', models.ManyToManyField(blank=True, related_name='submissions', to='strategic_plan.heardtheme', verbose_name='themes')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='strategic_plan.submissioncall')),
            ],
            options={
                'verbose_name': 'submission',
                'ordering': ['received_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ThemeMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('count', models.PositiveIntegerField(verbose_name='how often')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='strategic_plan.consultation')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='strategic_plan.heardtheme')),
            ],
            options={
                'verbose_name': 'mention',
                'ordering': ['consultation__held_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CarryOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(blank=True, max_length=600, validators=[django.core.validators.MaxLengthValidator(600), strategic_plan.models.base.validate_plain_text], verbose_name='why it ends')),
                ('after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follows', to='strategic_plan.objective')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='strategic_plan.objective')),
            ],
            options={
                'verbose_name': 'carrying over',
                'ordering': ['before__priority__number', 'before__number', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('before', 'after'), name='carry_over_once', violation_error_message='This objective leads there already.'), models.UniqueConstraint(condition=models.Q(('after__isnull', True)), fields=('before',), name='carry_over_ends_once', violation_error_message='This objective ends already.'), models.CheckConstraint(condition=models.Q(('after__isnull', True), models.Q(('before', models.F('after')), _negated=True), _connector='OR'), name='carry_over_to_another', violation_error_message='An objective cannot follow itself.'), models.CheckConstraint(condition=models.Q(('after__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='carry_over_ends_with_reason', violation_error_message='An objective that the next plan does not carry on ends for a reason.')],
            },
        ),
        migrations.CreateModel(
            name='HeardPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('content', models.JSONField(verbose_name='what is shown')),
                ('sha256', models.CharField(max_length=64, verbose_name='fingerprint')),
                ('notice', models.TextField(blank=True, max_length=600, validators=[django.core.validators.MaxLengthValidator(600), strategic_plan.models.base.validate_plain_text], verbose_name='what is corrected')),
                ('published_at', models.DateTimeField(verbose_name='published')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heard_publications', to='strategic_plan.plan')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'publication of what was heard',
                'ordering': ['plan', '-number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='heard_publication_once', violation_error_message='This was published with this number already.'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('notice', ''), _negated=True), _connector='OR'), name='heard_publication_corrects_something', violation_error_message='Say what is corrected.')],
            },
        ),
        migrations.AddConstraint(
            model_name='heardtheme',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='theme_number_once', violation_error_message='This plan has a theme with this number already.'),
        ),
        migrations.AddConstraint(
            model_name='heardtheme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ('partly', 'not_adopted')), _negated=True), models.Q(('not_adopted_because', ''), _negated=True), _connector='OR'), name='theme_not_adopted_with_reason', violation_error_message='Say why it was not adopted: people who spoke up will ask.'),
        ),
        migrations.AddConstraint(
            model_name='heardtheme',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ('adopted', 'partly')), _negated=True), models.Q(('did', ''), _negated=True), _connector='OR'), name='theme_adopted_somehow', violation_error_message='Say what the Board did about it.'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('pk')), _negated=True), _connector='OR'), name='matter_not_its_own_part', violation_error_message='A matter cannot be a part of itself.'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verified_by__isnull', True), ('verified_on__isnull', True)), models.Q(('verified_by__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='matter_verified_by_someone', violation_error_message='A verified citation says when it was checked and by whom.'),
        ),
        migrations.AddConstraint(
            model_name='coveragegap',
            constraint=models.UniqueConstraint(fields=('plan', 'matter'), name='coverage_gap_once', violation_error_message='This gap is explained already; change the explanation.'),
        ),
        migrations.AddConstraint(
            model_name='coverage',
            constraint=models.UniqueConstraint(fields=('matter', 'objective'), name='coverage_objective_once', violation_error_message='This objective answers this matter already.'),
        ),
        migrations.AddConstraint(
            model_name='coverage',
            constraint=models.UniqueConstraint(fields=('matter', 'indicator'), name='coverage_indicator_once', violation_error_message='This indicator answers this matter already.'),
        ),
        migrations.AddConstraint(
            model_name='coverage',
            constraint=models.UniqueConstraint(condition=models.Q(('text', ''), _negated=True), fields=('plan', 'matter'), name='coverage_text_once', violation_error_message='The plan has words for this matter already; change those.'),
        ),
        migrations.AddConstraint(
            model_name='coverage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('indicator__isnull', True), ('objective__isnull', False), ('text', '')), models.Q(('indicator__isnull', False), ('objective__isnull', True), ('text', '')), models.Q(('indicator__isnull', True), ('objective__isnull', True), models.Q(('text', ''), _negated=True)), _connector='OR'), name='coverage_by_one_thing', violation_error_message='A matter is answered by an objective, an indicator, or words: by one at a time.'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(('is_required', False), models.Q(('citation', ''), _negated=True), _connector='OR'), name='party_required_by_something', violation_error_message='Whoever must be consulted is named by a section or a policy: cite it.'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verified_by__isnull', True), ('verified_on__isnull', True)), models.Q(('verified_by__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='party_verified_by_someone', violation_error_message='A verified citation says when it was checked and by whom.'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('held_until__isnull', True), ('held_until__gte', models.F('held_on')), _connector='OR'), name='consultation_dates_in_order', violation_error_message='A consultation cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'survey'), models.Q(('place', ''), _negated=True), _connector='OR'), name='consultation_event_has_a_place', violation_error_message='Say where the event was held; “online” is a place too.'),
        ),
        migrations.AddConstraint(
            model_name='risk',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='risk_number_once', violation_error_message='This plan has a risk with this number already.'),
        ),
        migrations.AddConstraint(
            model_name='risk',
            constraint=models.CheckConstraint(condition=models.Q(('impact__gte', 1), ('impact__lte', 5), ('likelihood__gte', 1), ('likelihood__lte', 5)), name='risk_scores_in_range', violation_error_message='Likelihood and impact are steps from 1 to 5.'),
        ),
        migrations.AddConstraint(
            model_name='risk',
            constraint=models.CheckConstraint(condition=models.Q(('response', 'accept'), models.Q(('treatment', ''), _negated=True), _connector='OR'), name='risk_treated_unless_accepted', violation_error_message='Say what is done about the risk, or accept it.'),
        ),
        migrations.AddConstraint(
            model_name='risk',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_because', ''), ('closed_on__isnull', True)), models.Q(('closed_on__isnull', False), models.Q(('closed_because', ''), _negated=True)), _connector='OR'), name='risk_closed_with_reason', violation_error_message='A risk is closed on a date, with a reason.'),
        ),
        migrations.AddConstraint(
            model_name='scan',
            constraint=models.UniqueConstraint(fields=('plan', 'title'), name='scan_title_once', violation_error_message='This plan has a scan with this title already.'),
        ),
        migrations.AddConstraint(
            model_name='factor',
            constraint=models.UniqueConstraint(fields=('scan', 'number'), name='factor_number_once', violation_error_message='This scan has a factor with this number already.'),
        ),
        migrations.AddConstraint(
            model_name='factor',
            constraint=models.CheckConstraint(condition=models.Q(('indicator__isnull', False), models.Q(('source', ''), _negated=True), _connector='OR'), name='factor_has_evidence', violation_error_message='A factor stands on evidence: name an indicator or a source.'),
        ),
        migrations.AddConstraint(
            model_name='factor',
            constraint=models.CheckConstraint(condition=models.Q(('source_url', ''), models.Q(('source', ''), _negated=True), _connector='OR'), name='factor_source_has_a_name', violation_error_message='Name the source that the address leads to.'),
        ),
        migrations.AddConstraint(
            model_name='submissioncall',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='call_dates_in_order', violation_error_message='A call cannot close before it opens.'),
        ),
        migrations.AddIndex(
            model_name='submission',
            index=models.Index(fields=['sender_mark', 'received_at'], name='submission_by_sender'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(('consents', True)), name='submission_with_consent', violation_error_message='Nothing is kept without consent.'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'waiting')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ('accepted', 'set_aside'))), _connector='OR'), name='submission_decided_by_someone', violation_error_message='A submission that was read says by whom and when.'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'set_aside'), _negated=True), models.Q(('set_aside_because', ''), _negated=True), _connector='OR'), name='submission_set_aside_with_reason', violation_error_message='Say why it is set aside.'),
        ),
        migrations.AddConstraint(
            model_name='thememention',
            constraint=models.UniqueConstraint(fields=('theme', 'consultation'), name='mention_once', violation_error_message='How often this was heard there is counted already.'),
        ),
        migrations.AddConstraint(
            model_name='thememention',
            constraint=models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='mention_counts_something', violation_error_message='What was never heard there is not counted.'),
        ),
    ]
