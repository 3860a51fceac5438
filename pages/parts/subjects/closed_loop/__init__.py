"""The closed loop: how far events get, how long closing takes, 三事分流."""
