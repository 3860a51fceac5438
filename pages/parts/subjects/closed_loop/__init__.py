"""The closed loop: how far events come, how long closing takes, 三事分流."""
