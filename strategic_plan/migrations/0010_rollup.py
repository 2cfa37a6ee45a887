"""The roll-up of observations, with the indexes its reading is answered from."""

import django.core.validators
import django.db.models.deletion
import strategic_plan.models.base
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('strategic_plan', '0091_files_of_editions'),
    ]

    operations = [
        migrations.AddField(
            model_name='measure',
            name='reported_within_days',
            field=models.PositiveSmallIntegerField(default=30, verbose_name='days after a period until its figures are due'),
        ),
        migrations.CreateModel(
            name='RolledUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_all', models.BooleanField(verbose_name='all categories')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('period', models.PositiveIntegerField(verbose_name='period')),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, validators=[django.core.validators.MinValueValidator(Decimal('-99999999999999')), django.core.validators.MaxValueValidator(Decimal('99999999999999'))])),
                ('qualifier', models.CharField(choices=[('exact', 'Exact'), ('at_least', 'At least'), ('at_most', 'At most'), ('about', 'About')], default='exact', max_length=8, verbose_name='qualifier')),
                ('absence', models.CharField(blank=True, choices=[('not_yet_due', 'Not yet due'), ('not_reported', 'Not reported'), ('not_applicable', 'Not applicable'), ('suppressed_at_source', 'Suppressed at source')], max_length=20, verbose_name='absence')),
                ('finality', models.CharField(choices=[('preliminary', 'Preliminary'), ('final', 'Final')], default='final', max_length=11, verbose_name='finality')),
                ('change_as_stated', models.CharField(blank=True, max_length=80, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='change as stated by the source')),
                ('area', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategic_plan.area')),
                ('category', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategic_plan.category')),
                ('measure', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='strategic_plan.measure')),
            ],
            options={
                'verbose_name': 'rolled-up figure',
                'ordering': ['measure', 'area', 'period', 'category'],
                'indexes': [models.Index(condition=models.Q(('is_all', True)), fields=['area', 'period', 'measure', 'value', 'qualifier', 'finality'], name='rolled_up_by_area'), models.Index(condition=models.Q(('is_all', True)), fields=['measure', 'area', 'period', 'value', 'qualifier', 'finality'], name='rolled_up_by_measure')],
                'constraints': [models.UniqueConstraint(fields=('measure', 'period', 'area', 'category'), name='rolled_up_once', violation_error_message='This figure is rolled up already.')],
            },
        ),
    ]
