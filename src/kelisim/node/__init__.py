"""One Party's installation: the store of acts, the projection that pages read, attachments, settings."""
