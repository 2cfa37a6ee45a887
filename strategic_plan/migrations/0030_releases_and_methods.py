"""Releases are prepared before they are published; methods, judgements and measures say more of themselves."""

import django.core.validators
import django.db.models.deletion
import strategic_plan.models.base
from django.conf import settings
from django.db import migrations, models


def publish_what_was_public(apps, schema_editor):
    """A release made before there was a preparation was public from the start."""
    for release in apps.get_model("strategic_plan", "Release").objects.all():
        release.state, release.suppressed = "published", {}
        release.prepared_at, release.prepared_by_id = release.published_at, release.published_by_id
        release.save()


class Migration(migrations.Migration):

    dependencies = [
        ('strategic_plan', '0040_reminders_extensions_and_attachments'),
    ]

    operations = [
        migrations.CreateModel(
            name='MethodChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('defined', 'Defined'), ('declined', 'Declined')], default='proposed', max_length=10, verbose_name='state')),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='version of the method')),
                ('since', models.DateField(verbose_name='since')),
                ('reason', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='why the method changes')),
                ('changes', models.JSONField(default=dict, verbose_name='changes')),
                ('proposed_at', models.DateTimeField(verbose_name='proposed')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('answer', models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='why it was declined')),
            ],
            options={
                'verbose_name': 'change of a method',
                'ordering': ['indicator', '-pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='release',
            options={'ordering': ['-pk'], 'verbose_name': 'release'},
        ),
        migrations.RemoveConstraint(
            model_name='release',
            name='release_follows_another',
        ),
        migrations.AddField(
            model_name='judgement',
            name='level',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='step of the described scale'),
        ),
        migrations.AddField(
            model_name='judgement',
            name='link',
            field=models.URLField(blank=True, max_length=300, verbose_name='link to the evidence'),
        ),
        migrations.AddField(
            model_name='measure',
            name='next_due_on',
            field=models.DateField(blank=True, null=True, verbose_name='next figures due on'),
        ),
        migrations.AddField(
            model_name='release',
            name='discarded_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='discarded'),
        ),
        migrations.AddField(
            model_name='release',
            name='discarded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='release',
            name='note',
            field=models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what the public is told about it'),
        ),
        migrations.AddField(
            model_name='release',
            name='prepared_at',
            field=models.DateTimeField(null=True, verbose_name='prepared'),
        ),
        migrations.AddField(
            model_name='release',
            name='prepared_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='release',
            name='state',
            field=models.CharField(choices=[('prepared', 'Prepared'), ('published', 'Published'), ('discarded', 'Discarded')], default='prepared', max_length=10, verbose_name='state'),
        ),
        migrations.AddField(
            model_name='release',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='version'),
        ),
        migrations.AlterField(
            model_name='release',
            name='number',
            field=models.PositiveIntegerField(blank=True, null=True, unique=True, verbose_name='number'),
        ),
        migrations.AlterField(
            model_name='release',
            name='predecessor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='strategic_plan.release'),
        ),
        migrations.AlterField(
            model_name='release',
            name='published_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='published'),
        ),
        migrations.AlterField(
            model_name='release',
            name='published_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='release',
            name='suppressed',
            field=models.JSONField(default=dict, verbose_name='cells suppressed, and why'),
        ),
        migrations.RunPython(publish_what_was_public, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='release',
            name='prepared_at',
            field=models.DateTimeField(verbose_name='prepared'),
        ),
        migrations.AlterField(
            model_name='release',
            name='prepared_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(('level__isnull', True), ('level__gte', 1), _connector='OR'), name='judgement_level_from_one', violation_error_message='The first step of a described scale is number 1.'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', 1), ('predecessor__isnull', True), ('state', 'published')), models.Q(('number__gt', 1), ('predecessor__isnull', False), ('state', 'published')), models.Q(('number__isnull', True), ('state__in', ('prepared', 'discarded'))), _connector='OR'), name='release_follows_another', violation_error_message='Every published release but the first follows another.'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'prepared')), fields=('state',), name='release_one_prepared', violation_error_message='A release is prepared already. It is published or discarded first.'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('predecessor',), name='release_one_successor', violation_error_message='Another release follows this one already.'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('published_by__isnull', False), ('state', 'published')), models.Q(('published_at__isnull', True), ('published_by__isnull', True), ('state__in', ('prepared', 'discarded'))), _connector='OR'), name='release_published_by_someone', violation_error_message='A published release says when it was published and by whom.'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('discarded_at__isnull', False), ('discarded_by__isnull', False), ('state', 'discarded')), models.Q(('discarded_at__isnull', True), ('discarded_by__isnull', True), ('state__in', ('prepared', 'published'))), _connector='OR'), name='release_discarded_by_someone', violation_error_message='A discarded release says when it was discarded and by whom.'),
        ),
        migrations.AddField(
            model_name='methodchange',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='methodchange',
            name='indicator',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='method_changes', to='strategic_plan.indicator'),
        ),
        migrations.AddField(
            model_name='methodchange',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='methodchange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'proposed')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ('defined', 'declined'))), _connector='OR'), name='method_decided_by_someone', violation_error_message='A method that was decided on says when and by whom.'),
        ),
        migrations.AddConstraint(
            model_name='methodchange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', False), ('state', 'defined')), models.Q(('number__isnull', True), ('state__in', ('proposed', 'declined'))), _connector='OR'), name='method_numbered_when_defined', violation_error_message='A method that holds has the number of its version, and no other has one.'),
        ),
        migrations.AddConstraint(
            model_name='methodchange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='method_declined_with_reason', violation_error_message='Say why the proposal is declined.'),
        ),
        migrations.AddConstraint(
            model_name='methodchange',
            constraint=models.UniqueConstraint(fields=('indicator', 'number'), name='method_version_once', violation_error_message='This indicator has a method with this version already.'),
        ),
        migrations.AddConstraint(
            model_name='methodchange',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('indicator',), name='method_one_proposal', violation_error_message='A change of this method is proposed already.'),
        ),
    ]
