"""What may have to be looked at, told once for all days."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('node', '0010_sources'),
    ]

    operations = [
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('acts', models.BigIntegerField()),
                ('first', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Lookout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=16)),
                ('code', models.CharField(max_length=26)),
                ('side', models.CharField(max_length=8)),
                ('day', models.CharField(max_length=10)),
                ('about', models.CharField(max_length=40)),
                ('amount', models.IntegerField()),
                ('moves', models.PositiveIntegerField()),
                ('first', models.CharField(max_length=10)),
                ('until', models.CharField(max_length=10)),
                ('sides', models.CharField(max_length=600)),
                ('fields', models.TextField()),
                ('bodies', models.TextField()),
                ('entry', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='node.entry')),
                ('register', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='node.register')),
            ],
            options={
                'ordering': ('code', 'day', 'entry', 'side'),
                'indexes': [models.Index(fields=['register', 'code', 'until', 'first', 'day', 'sides', 'fields', 'bodies', 'entry'], name='lookouts_counted'), models.Index(fields=['register', 'code', 'day', 'until', 'first'], name='lookouts_in_order'), models.Index(fields=['register', 'code', 'about', 'day'], name='lookouts_of_programmes')],
            },
        ),
    ]
