-- Where a rebuild prepares its tables before they take their place.
create schema views_rebuild authorization quitus_views;

-- The projections make sure of their schemas themselves when they are prepared.
do $$
begin
    execute format('grant create on database %I to quitus_views', current_database());
end $$;
