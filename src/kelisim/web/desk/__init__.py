"""The desk: pages behind sign-in, where documents are read, looked through and filed."""
