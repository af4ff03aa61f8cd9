package io.fairqueue.http.page.account;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that a request may lead to: a stranger's link must not lead away from here. */
public final class LocalPage {

  /** One slash, and nothing that browsers read as a second one or throw away. */
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]{0,4000}");

  private LocalPage() {}

  /** The address, or the first page for what is none of ours. */
  public static String of(@Nullable String address) {
    return address != null && (address.equals("/") || PATH.matcher(address).matches())
        ? address
        : "/";
  }
}
