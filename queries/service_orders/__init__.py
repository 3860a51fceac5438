"""Questions of service orders: from order to done."""
