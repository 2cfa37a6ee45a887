"""Decision reports with their changes as data, grants to meetings, rules for due dates, preparation and feeds."""

import django.core.validators
import django.db.models.deletion
import strategic_plan.models.base
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('strategic_plan', '0090_renderings_kept_by_job'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked')),
            ],
            options={
                'verbose_name': 'calendar feed',
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='DecisionReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='number')),
                ('title', models.CharField(max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title')),
                ('matter', models.TextField(max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='what has come up')),
                ('options', models.TextField(blank=True, max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='options considered')),
                ('motion', models.TextField(max_length=2000, validators=[django.core.validators.MaxLengthValidator(2000), strategic_plan.models.base.validate_plain_text], verbose_name='recommended motion')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='changes take effect on')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('on_agenda', 'On the agenda'), ('carried', 'Carried'), ('carried_as_amended', 'Carried as amended'), ('lost', 'Lost'), ('deferred', 'Deferred'), ('referred', 'Referred'), ('withdrawn', 'Withdrawn'), ('applied', 'Applied')], default='draft', editable=False, max_length=18, verbose_name='state')),
                ('began_from', models.CharField(blank=True, editable=False, max_length=80, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='proposed by the system because of')),
                ('begun_on', models.DateField(verbose_name='begun on')),
                ('applied_on', models.DateField(blank=True, editable=False, null=True, verbose_name='applied on')),
            ],
            options={
                'verbose_name': 'decision report',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('what', models.CharField(max_length=240, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='what is to be done')),
                ('who', models.CharField(max_length=120, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='who does it')),
                ('due_on', models.DateField(verbose_name='by when')),
                ('done_on', models.DateField(blank=True, editable=False, null=True, verbose_name='done on')),
                ('outcome', models.TextField(blank=True, editable=False, max_length=600, validators=[django.core.validators.MaxLengthValidator(600), strategic_plan.models.base.validate_plain_text], verbose_name='what was done')),
            ],
            options={
                'verbose_name': 'follow-up',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MeetingGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('granted_at', models.DateTimeField(verbose_name='granted')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back')),
            ],
            options={
                'verbose_name': 'grant to a meeting in camera',
                'ordering': ['meeting', 'granted_at'],
            },
        ),
        migrations.CreateModel(
            name='PreparationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('title', models.CharField(max_length=120, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='step')),
                ('who', models.CharField(max_length=120, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='who')),
                ('due_on', models.DateField(verbose_name='by when')),
                ('done_on', models.DateField(blank=True, editable=False, null=True, verbose_name='done on')),
            ],
            options={
                'verbose_name': 'step of preparation',
                'ordering': ['deliverable', 'due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProposedAmendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('change', models.CharField(choices=[('field', 'Change what it says'), ('add', 'Add a new one'), ('retire', 'Retire it'), ('merge', 'Merge it into another'), ('split', 'Split it')], max_length=6, verbose_name='change')),
                ('element_kind', models.CharField(choices=[('priority', 'Priority'), ('objective', 'Objective'), ('indicator', 'Indicator'), ('target', 'Target')], max_length=12, verbose_name='kind of element')),
                ('element_id', models.BigIntegerField(blank=True, null=True, verbose_name='element')),
                ('element_words', models.CharField(max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='which element')),
                ('into_id', models.BigIntegerField(blank=True, null=True, verbose_name='merged into, or added to')),
                ('into_words', models.CharField(blank=True, max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='merged into, or added to')),
                ('field', models.CharField(blank=True, max_length=60, verbose_name='field')),
                ('before', models.TextField(blank=True, max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='before')),
                ('after', models.TextField(blank=True, max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='after')),
                ('decided', models.TextField(blank=True, max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='as the Board decided it')),
                ('public_title', models.CharField(blank=True, max_length=160, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='title in plain words')),
                ('statement', models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what is to be achieved')),
                ('reason', models.TextField(max_length=2000, validators=[django.core.validators.MaxLengthValidator(2000), strategic_plan.models.base.validate_plain_text], verbose_name='why')),
                ('left_out', models.BooleanField(default=False, verbose_name='left out by the Board')),
            ],
            options={
                'verbose_name': 'proposed amendment',
                'ordering': ['decision', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('merged', 'Merged into'), ('split', 'Split into')], max_length=6, verbose_name='kind')),
                ('from_id', models.BigIntegerField(verbose_name='from')),
                ('from_words', models.CharField(max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='from')),
                ('to_id', models.BigIntegerField(verbose_name='to')),
                ('to_words', models.CharField(max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='to')),
            ],
            options={
                'verbose_name': 'succession',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='deliverable',
            name='period',
            field=models.CharField(blank=True, default='', editable=False, max_length=20, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='period'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='version'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='answered_by',
            field=models.CharField(blank=True, max_length=10, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='answered by reports of this kind'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='is_starting_point',
            field=models.BooleanField(default=False, verbose_name='from the set that ships with the system'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='retired_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='retired on'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='retired_reason',
            field=models.TextField(blank=True, editable=False, max_length=600, validators=[django.core.validators.MaxLengthValidator(600), strategic_plan.models.base.validate_plain_text], verbose_name='why it was retired'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='rule',
            field=models.CharField(blank=True, choices=[('', 'By hand, as it comes up'), ('fixed_day', 'On the same day every year'), ('after_period', 'Days after a period ends'), ('every_years', 'Every so many years'), ('meeting_before', 'At the last meeting before a day')], default='', max_length=14, verbose_name='when it is due'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='rule_day',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='day of the month'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='rule_days_after',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='days after the period'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='rule_from',
            field=models.DateField(blank=True, null=True, verbose_name='counted from'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='rule_month',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='month'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='rule_months',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='length of the period in months'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='rule_years',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='every how many years'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='short_title',
            field=models.CharField(blank=True, max_length=40, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='in the calendar'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='starts_on',
            field=models.DateField(blank=True, null=True, verbose_name='in force from'),
        ),
        migrations.AddField(
            model_name='obligation',
            name='verified_note',
            field=models.CharField(blank=True, max_length=200, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='checked against'),
        ),
        migrations.AlterField(
            model_name='amendment',
            name='element_kind',
            field=models.CharField(choices=[('priority', 'Priority'), ('objective', 'Objective'), ('indicator', 'Indicator'), ('target', 'Target')], max_length=12, verbose_name='kind of element'),
        ),
        migrations.AddConstraint(
            model_name='deliverable',
            constraint=models.UniqueConstraint(condition=models.Q(('period', ''), _negated=True), fields=('obligation', 'period'), name='deliverable_once_a_period', violation_error_message='This obligation has a deliverable for this period already.'),
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.CheckConstraint(condition=models.Q(('rule', ''), models.Q(('rule__in', ('fixed_day', 'meeting_before')), ('rule_day__isnull', False), ('rule_day__range', (1, 31)), ('rule_month__isnull', False), ('rule_month__range', (1, 12))), models.Q(('rule', 'after_period'), ('rule_days_after__isnull', False), ('rule_days_after__range', (0, 366)), ('rule_months__in', (1, 3, 6, 12)), ('rule_months__isnull', False)), models.Q(('rule', 'every_years'), ('rule_from__isnull', False), ('rule_years__isnull', False), ('rule_years__range', (1, 20))), _connector='OR'), name='obligation_rule_is_whole', violation_error_message='A rule for due dates needs all its parts, or the duty never falls due.'),
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.CheckConstraint(condition=models.Q(('rule_month__isnull', True), ('rule_day__isnull', True), models.Q(models.Q(('rule_day', 31), ('rule_month__in', (4, 6, 9, 11)), _negated=True), models.Q(('rule_day__gt', 29), ('rule_month', 2), _negated=True)), _connector='OR'), name='obligation_rule_falls', violation_error_message='No year has this day, so the duty would never fall due.'),
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('retired_on__isnull', True), ('retired_reason', '')), models.Q(('retired_on__isnull', False), models.Q(('retired_reason', ''), _negated=True)), _connector='OR'), name='obligation_retired_with_reason', violation_error_message='A retired obligation says since when and why.'),
        ),
        migrations.AddConstraint(
            model_name='obligation',
            constraint=models.CheckConstraint(condition=models.Q(('retired_on__isnull', True), ('starts_on__isnull', True), ('retired_on__gte', models.F('starts_on')), _connector='OR'), name='obligation_dates_in_order', violation_error_message='An obligation cannot be retired before it was in force.'),
        ),
        migrations.AddField(
            model_name='calendarfeed',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decisionreport',
            name='begun_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decisionreport',
            name='earlier_resolutions',
            field=models.ManyToManyField(blank=True, editable=False, related_name='decisions_before', to='strategic_plan.resolution'),
        ),
        migrations.AddField(
            model_name='decisionreport',
            name='meeting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_reports', to='strategic_plan.meeting'),
        ),
        migrations.AddField(
            model_name='decisionreport',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_reports', to='strategic_plan.plan'),
        ),
        migrations.AddField(
            model_name='decisionreport',
            name='resolution',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='strategic_plan.resolution'),
        ),
        migrations.AddField(
            model_name='report',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='strategic_plan.decisionreport', verbose_name='decision report'),
        ),
        migrations.AddField(
            model_name='followup',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='strategic_plan.decisionreport'),
        ),
        migrations.AddField(
            model_name='meetinggrant',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='meetinggrant',
            name='granted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='meetinggrant',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='strategic_plan.meeting'),
        ),
        migrations.AddField(
            model_name='meetinggrant',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_grants', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='preparationstep',
            name='deliverable',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='strategic_plan.deliverable'),
        ),
        migrations.AddField(
            model_name='proposedamendment',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='strategic_plan.decisionreport'),
        ),
        migrations.AddField(
            model_name='succession',
            name='amendment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='strategic_plan.amendment'),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('user',), name='feed_one_alive', violation_error_message='This person has an address of the calendar already.'),
        ),
        migrations.AddConstraint(
            model_name='calendarfeed',
            constraint=models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), ('revoked_at__gte', models.F('made_at')), _connector='OR'), name='feed_revoked_after_made', violation_error_message='An address is revoked after it was made.'),
        ),
        migrations.AddConstraint(
            model_name='decisionreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('meeting__isnull', True), ('state', 'draft')), ('state', 'withdrawn'), models.Q(models.Q(('state__in', ('draft', 'withdrawn')), _negated=True), ('meeting__isnull', False)), _connector='OR'), name='decision_on_the_agenda_of_a_meeting', violation_error_message='A draft is on no agenda; everything later names its meeting.'),
        ),
        migrations.AddConstraint(
            model_name='decisionreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolution__isnull', True), ('state__in', ('draft', 'on_agenda'))), ('state', 'withdrawn'), models.Q(models.Q(('state__in', ('draft', 'on_agenda', 'withdrawn')), _negated=True), ('resolution__isnull', False)), _connector='OR'), name='decision_decided_by_resolution', violation_error_message='A decided matter names its resolution; an open one has none.'),
        ),
        migrations.AddConstraint(
            model_name='decisionreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_on__isnull', False), ('state', 'applied')), models.Q(models.Q(('state', 'applied'), _negated=True), ('applied_on__isnull', True)), _connector='OR'), name='decision_applied_on_a_day', violation_error_message='An applied decision says since when.'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', True), ('outcome', '')), models.Q(('done_on__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='follow_up_done_somehow', violation_error_message='What is done says when, and what was done.'),
        ),
        migrations.AddConstraint(
            model_name='meetinggrant',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('meeting', 'user'), name='meeting_grant_once', violation_error_message='This person knows of the meeting already.'),
        ),
        migrations.AddConstraint(
            model_name='meetinggrant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='meeting_grant_ended_by_someone', violation_error_message='A grant that was taken back says when and by whom.'),
        ),
        migrations.AddConstraint(
            model_name='preparationstep',
            constraint=models.UniqueConstraint(fields=('deliverable', 'title'), name='step_of_preparation_once', violation_error_message='This step is planned already.'),
        ),
        migrations.AddConstraint(
            model_name='proposedamendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change', 'add'), ('element_id__isnull', True)), models.Q(models.Q(('change', 'add'), _negated=True), ('element_id__isnull', False)), _connector='OR'), name='proposal_of_an_element', violation_error_message='A change names the element it changes; a new element has none yet.'),
        ),
        migrations.AddConstraint(
            model_name='proposedamendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change', 'field'), _negated=True), models.Q(models.Q(('field', ''), _negated=True), models.Q(('before', models.F('after')), _negated=True)), _connector='OR'), name='proposal_changes_something', violation_error_message='A change names its field, and before and after differ.'),
        ),
        migrations.AddConstraint(
            model_name='proposedamendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change', 'merge'), ('into_id__isnull', False), models.Q(('into_id', models.F('element_id')), _negated=True)), ('change', 'add'), models.Q(models.Q(('change__in', ('merge', 'add')), _negated=True), ('into_id__isnull', True)), _connector='OR'), name='proposal_merges_into_another', violation_error_message='A merger names the other element that carries on.'),
        ),
        migrations.AddConstraint(
            model_name='proposedamendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change__in', ('add', 'split')), _negated=True), models.Q(('after', ''), _negated=True), _connector='OR'), name='proposal_adds_something', violation_error_message='Say what is new.'),
        ),
        migrations.AddConstraint(
            model_name='proposedamendment',
            constraint=models.UniqueConstraint(fields=('decision', 'element_kind', 'element_id', 'field'), name='proposal_once', violation_error_message='This report proposes a change of the same already.'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.CheckConstraint(condition=models.Q(('from_id', models.F('to_id')), _negated=True), name='succession_to_another', violation_error_message='A part of the plan does not follow itself.'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.UniqueConstraint(fields=('amendment', 'from_id', 'to_id'), name='succession_once', violation_error_message='This is said already.'),
        ),
    ]
