package io.fairqueue.http.page.frame;

import org.jspecify.annotations.Nullable;

/**
 * How an event's pages look.
 *
 * @param stylesheet where its colours are; null for the usual ones
 * @param banner a line on top; null for none
 * @param logo where its picture is; null for none
 */
public record Look(@Nullable String stylesheet, @Nullable String banner, @Nullable String logo) {

  /** As pages look by themselves. */
  public static final Look USUAL = new Look(null, null, null);
}
