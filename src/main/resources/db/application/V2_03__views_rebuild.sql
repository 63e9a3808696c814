-- Where a rebuild prepares its tables before they take their place.
create schema views_rebuild authorization quitus_views;
