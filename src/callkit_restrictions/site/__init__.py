"""What makes the published site: pictures and pages. It reads results, it runs nothing."""
