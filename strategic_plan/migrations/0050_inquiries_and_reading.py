"""Inquiries of the Board, comments on updates, and what a reader keeps for themselves: a mark and private notes."""

import django.core.validators
import django.db.models.deletion
import strategic_plan.models.base
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('strategic_plan', '0003_loads'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadingMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('read_at', models.DateTimeField(verbose_name='read up to')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reading_mark', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reading mark',
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='number')),
                ('kind', models.CharField(choices=[('question', 'Question'), ('direction', 'Direction')], default='question', max_length=9, verbose_name='kind')),
                ('wording', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='what is asked')),
                ('first_wording', models.TextField(editable=False, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='as it was first asked')),
                ('suggested_wording', models.TextField(blank=True, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='words that the Board’s office suggests')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('to_whom', models.CharField(max_length=120, validators=[strategic_plan.models.base.validate_plain_text], verbose_name='to whom')),
                ('due_on', models.DateField(verbose_name='answer due')),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('accepted', 'Accepted by the Board’s office'), ('with_chief', 'With the Chief'), ('answered', 'Answered'), ('closed', 'Closed'), ('declined', 'Declined')], default='asked', editable=False, max_length=10, verbose_name='state')),
                ('decline_reason', models.TextField(blank=True, editable=False, max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='why it was declined')),
                ('answer', models.TextField(blank=True, editable=False, max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='answer')),
                ('answered_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='answered')),
                ('answered_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='strategic_plan.membership')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='strategic_plan.indicator', verbose_name='about')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='directions', to='strategic_plan.meeting', verbose_name='meeting')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='strategic_plan.objective', verbose_name='about')),
            ],
            options={
                'verbose_name': 'inquiry',
                'ordering': ['number'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('asked_by__isnull', False), ('kind', 'question'), ('meeting__isnull', True)), models.Q(('asked_by__isnull', True), ('kind', 'direction'), ('meeting__isnull', False)), _connector='OR'), name='inquiry_asked_by_a_member_or_a_meeting', violation_error_message='A question is a Board member’s; a direction is given at a meeting.'), models.CheckConstraint(condition=models.Q(('kind', 'question'), models.Q(('state__in', ('asked', 'declined')), _negated=True), _connector='OR'), name='inquiry_direction_is_not_declined', violation_error_message='What the Board directed at a meeting is neither accepted nor declined.'), models.CheckConstraint(condition=models.Q(('objective__isnull', True), ('indicator__isnull', True), _connector='OR'), name='inquiry_about_one_thing', violation_error_message='An inquiry is about an objective or an indicator, not both.'), models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('asked_on'))), name='inquiry_due_after_asked', violation_error_message='An answer is due on a day after the one on which it was asked.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), models.Q(('decline_reason', ''), _negated=True)), models.Q(models.Q(('state', 'declined'), _negated=True), ('decline_reason', '')), _connector='OR'), name='inquiry_declined_with_reason', violation_error_message='A question is declined with a reason, and only then has one.'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('state__in', ('answered', 'closed')), models.Q(('answer', ''), _negated=True)), models.Q(models.Q(('state__in', ('answered', 'closed')), _negated=True), ('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), _connector='OR'), name='inquiry_answered_by_someone', violation_error_message='An answered inquiry has an answer, and says when and by whom it was given.'), models.CheckConstraint(condition=models.Q(('state', 'asked'), ('suggested_wording', ''), _connector='OR'), name='inquiry_suggestion_while_asked', violation_error_message='Other words are suggested only until a question is accepted or declined.')],
            },
        ),
        migrations.CreateModel(
            name='PrivateNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('text', models.TextField(blank=True, max_length=4000, validators=[django.core.validators.MaxLengthValidator(4000), strategic_plan.models.base.validate_plain_text], verbose_name='your note')),
                ('saved_at', models.DateTimeField(editable=False, verbose_name='saved')),
                ('objective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='private_notes', to='strategic_plan.objective')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='private_notes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'private note',
                'constraints': [models.UniqueConstraint(fields=('user', 'objective'), name='private_note_once', violation_error_message='There is a note about this objective already.'), models.UniqueConstraint(condition=models.Q(('objective__isnull', True)), fields=('user',), name='private_note_once_about_the_whole', violation_error_message='There is a note about the whole already.')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('whole', 'The update as a whole'), ('health', 'Status'), ('reason', 'Why'), ('corrective_action', 'Corrective action'), ('expected_on', 'Back on track by'), ('done', 'What was done'), ('next', 'What is next'), ('percent', 'Percent done'), ('milestones', 'Milestones'), ('figures', 'Figures')], default='whole', max_length=17, verbose_name='about')),
                ('text', models.TextField(max_length=1000, validators=[django.core.validators.MaxLengthValidator(1000), strategic_plan.models.base.validate_plain_text], verbose_name='comment')),
                ('written_at', models.DateTimeField(verbose_name='written')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='strategic_plan.updatesubmission')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'comment',
                'ordering': ['written_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_has_words', violation_error_message='Write what you want to say about it.')],
            },
        ),
    ]
