"""The People's Republic of China: its law, its authorities and what a bank there may set."""
