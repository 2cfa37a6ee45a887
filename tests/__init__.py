"""The suite mirrors the floors; journeys cross them."""
