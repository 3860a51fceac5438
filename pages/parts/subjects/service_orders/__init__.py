"""Orders for services: 点单 → 下单 → 接单 → 办结 → 评价."""
