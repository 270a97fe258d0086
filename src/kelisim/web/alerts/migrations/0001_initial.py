"""The tables of alerts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Bounce',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('read', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Circuit',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('since', models.DateTimeField()),
                ('open_until', models.DateTimeField()),
                ('told', models.DateTimeField(null=True)),
                ('problem', models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('name', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('order', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=64)),
                ('begins', models.DateTimeField()),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ('begins',),
                'constraints': [models.UniqueConstraint(fields=('name', 'begins'), name='one_allowance_per_span')],
            },
        ),
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(max_length=8)),
                ('address', models.CharField(blank=True, max_length=100)),
                ('register', models.CharField(max_length=60)),
                ('language', models.CharField(max_length=8)),
                ('automatic', models.BooleanField(default=False)),
                ('created', models.DateTimeField()),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('way', 'address', 'register', 'language'), name='one_channel_per_address')],
            },
        ),
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(max_length=8)),
                ('address', models.CharField(max_length=254)),
                ('language', models.CharField(max_length=8)),
                ('secret', models.CharField(max_length=32, unique=True)),
                ('created', models.DateTimeField()),
                ('confirmed', models.DateTimeField(null=True)),
                ('suspended', models.DateTimeField(null=True)),
                ('soft_bounces', models.PositiveSmallIntegerField(default=0)),
                ('soft_since', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('way', 'address'), name='one_follower_per_address')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=120, unique=True)),
                ('register', models.CharField(max_length=60)),
                ('order', models.BigIntegerField()),
                ('at', models.CharField(max_length=32)),
                ('kind', models.CharField(max_length=40)),
                ('text', models.JSONField()),
                ('path', models.CharField(max_length=300)),
                ('check_path', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(default='waiting', max_length=8)),
                ('noticed', models.DateTimeField()),
            ],
            options={
                'ordering': ('order', 'id'),
                'indexes': [models.Index(fields=['state', 'order'], name='alerts_noti_state_f3ff08_idx')],
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=8)),
                ('of', models.CharField(blank=True, max_length=200)),
                ('rhythm', models.CharField(max_length=8)),
                ('created', models.DateTimeField()),
                ('confirmed', models.DateTimeField(null=True)),
                ('since', models.BigIntegerField(default=0)),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscriptions', to='alerts.follower')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(max_length=8)),
                ('key', models.CharField(max_length=140)),
                ('state', models.CharField(default='queued', max_length=8)),
                ('created', models.DateTimeField()),
                ('due', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('worker', models.CharField(blank=True, max_length=40)),
                ('lease', models.DateTimeField(null=True)),
                ('message', models.BinaryField(default=b'')),
                ('doubted', models.BooleanField(default=False)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('finished', models.DateTimeField(null=True)),
                ('channel', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='alerts.channel')),
                ('follower', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='alerts.follower')),
                ('subscription', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='alerts.subscription')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellings', to='alerts.delivery')),
                ('follower', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellings', to='alerts.follower')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellings', to='alerts.notice')),
                ('subscription', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellings', to='alerts.subscription')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(fields=['register', 'kind', 'of'], name='alerts_subs_registe_8a308d_idx'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.UniqueConstraint(fields=('follower', 'register', 'kind', 'of'), name='one_subscription_per_topic'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['way', 'state', 'due'], name='alerts_deli_way_382255_idx'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('follower', 'key'), name='one_delivery_per_follower_and_key'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('channel', 'key'), name='one_delivery_per_channel_and_key'),
        ),
        migrations.AddConstraint(
            model_name='telling',
            constraint=models.UniqueConstraint(fields=('follower', 'notice'), name='one_telling_per_follower'),
        ),
    ]
