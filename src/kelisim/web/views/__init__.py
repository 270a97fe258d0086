"""The views: each finds its register, asks `queries`, and renders one template."""
