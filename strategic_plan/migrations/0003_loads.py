"""Loads: remembered columns, what a preview found, and revisions that say which load brought and which replaced a value."""

import django.core.validators
import django.db.models.deletion
import strategic_plan.models.base
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('strategic_plan', '0002_append_only_audit'),
    ]

    operations = [
        migrations.AddField(
            model_name='importbatch',
            name='cells',
            field=models.BinaryField(blank=True, null=True, verbose_name='figures as read, until they are loaded'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='complete_before',
            field=models.JSONField(blank=True, default=dict, verbose_name='how far each measure was complete before'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='finality',
            field=models.CharField(choices=[('preliminary', 'Preliminary'), ('final', 'Final')], default='preliminary', max_length=11, verbose_name='finality'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='preview',
            field=models.JSONField(blank=True, default=dict, verbose_name='what the preview found'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='previewed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='previewed'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='previewed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='reason',
            field=models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='why a sudden change is right'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='undone'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='undone_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='observationrevision',
            name='batch',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_values', to='strategic_plan.importbatch', verbose_name='load that brought this value'),
        ),
        migrations.AddField(
            model_name='observationrevision',
            name='replaced_in',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='strategic_plan.importbatch', verbose_name='load that replaced it'),
        ),
        migrations.CreateModel(
            name='ColumnMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('title', models.CharField(max_length=120, unique=True, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='name')),
                ('headings', models.JSONField(default=list, verbose_name='headings')),
                ('definition', models.JSONField(default=dict, verbose_name='definition')),
                ('kept_at', models.DateTimeField(verbose_name='kept')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'column mapping',
                'ordering': ['title'],
            },
        ),
        migrations.AddField(
            model_name='importbatch',
            name='mapping',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='strategic_plan.columnmapping', verbose_name='columns'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'undone'), ('undone_at__isnull', False), ('undone_by__isnull', False)), models.Q(('state__in', ('previewed', 'loaded')), ('undone_at__isnull', True), ('undone_by__isnull', True)), _connector='OR'), name='batch_undone_by_someone', violation_error_message='A load that was undone says when and by whom.'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'previewed'), ('cells__isnull', True), _connector='OR'), name='batch_keeps_no_cells', violation_error_message='The figures of a file are kept beside it only until they are loaded.'),
        ),
    ]
