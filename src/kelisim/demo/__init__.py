"""The demonstration: sourced facts about real cooperation, and the script of a register that shows only the way."""
