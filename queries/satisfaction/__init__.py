"""Questions of call-backs: response, resolution, satisfaction."""
