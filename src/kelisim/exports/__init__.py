"""What leaves a register for people and other programs: certificates, and the seals of the Parties."""
