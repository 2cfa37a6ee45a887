"""Dashboards: which indicators a page of figures shows, in which views, and to whom."""

import django.core.validators
import django.db.models.deletion
import strategic_plan.models.base
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('strategic_plan', '0080_planning_cycle'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dashboard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='address')),
                ('title', models.CharField(max_length=80, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title')),
                ('note', models.TextField(blank=True, max_length=600, validators=[django.core.validators.MaxLengthValidator(600), strategic_plan.models.base.validate_plain_text], verbose_name='what the page is for')),
                ('kind', models.CharField(choices=[('by_area', 'By area: a count and a rate, compared with the year before'), ('key_figures', 'Key figures: each indicator as one number with its sentence')], default='by_area', max_length=12, verbose_name='kind')),
                ('shown_to_board', models.BooleanField(default=False, verbose_name='shown to Board members')),
                ('is_taken_down', models.BooleanField(default=False, verbose_name='taken down')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='position')),
                ('breakdown', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dashboards', to='strategic_plan.breakdown', verbose_name='breakdown offered')),
            ],
            options={
                'verbose_name': 'dashboard',
                'ordering': ['position', 'title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DashboardIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('dashboard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='strategic_plan.dashboard')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dashboard_entries', to='strategic_plan.indicator')),
            ],
            options={
                'verbose_name': 'indicator of a dashboard',
                'ordering': ['dashboard', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DashboardView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('matrix', 'Areas in figures: three spans, each beside the year before'), ('status', 'Counts by status'), ('months', 'Month by month: the count above, the rate below'), ('years', 'The rate over five years')], max_length=8, verbose_name='view')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('dashboard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to='strategic_plan.dashboard')),
            ],
            options={
                'verbose_name': 'view of a dashboard',
                'ordering': ['dashboard', 'position', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='dashboard',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'by_area'), ('breakdown__isnull', True), _connector='OR'), name='dashboard_breakdown_by_area', violation_error_message='Only a dashboard by area offers a breakdown.'),
        ),
        migrations.AddConstraint(
            model_name='dashboard',
            constraint=models.CheckConstraint(condition=models.Q(('is_taken_down', True), ('shown_to_board', True), _negated=True), name='dashboard_taken_down_from_all', violation_error_message='A dashboard that is taken down is shown to nobody, the Board included.'),
        ),
        migrations.AddConstraint(
            model_name='dashboardindicator',
            constraint=models.UniqueConstraint(fields=('dashboard', 'indicator'), name='dashboard_indicator_once', violation_error_message='This dashboard shows this indicator already.'),
        ),
        migrations.AddConstraint(
            model_name='dashboardindicator',
            constraint=models.UniqueConstraint(fields=('dashboard', 'position'), name='dashboard_indicator_place', violation_error_message='Another indicator has this place already.'),
        ),
        migrations.AddConstraint(
            model_name='dashboardview',
            constraint=models.UniqueConstraint(fields=('dashboard', 'kind'), name='dashboard_view_once', violation_error_message='This dashboard has this view already.'),
        ),
        migrations.AddConstraint(
            model_name='dashboardview',
            constraint=models.UniqueConstraint(fields=('dashboard', 'position'), name='dashboard_view_place', violation_error_message='Another view has this place already.'),
        ),
    ]
