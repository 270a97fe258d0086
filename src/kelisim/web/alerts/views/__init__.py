"""The pages of alerts: for readers without an account, and for editors at the desk."""
