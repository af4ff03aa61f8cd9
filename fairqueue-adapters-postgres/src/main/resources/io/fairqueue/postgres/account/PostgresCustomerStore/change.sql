-- Purpose: changes what a fan tells: the name, the language, the picture.
-- Parameters: id, name (null leaves it), changesLocale, locale, changesPhoto, photoUrl, now.
-- Answer: the account, or no row if there is none.
-- Cost: one keyed update.
update customers
set
  name = coalesce(:name, name),
  locale = case when :changesLocale then :locale else locale end,
  photo_url = case when :changesPhoto then :photoUrl else photo_url end,
  updated_at = :now
where id = :id
  and deleted_at is null
returning *
