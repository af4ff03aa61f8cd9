package io.fairqueue.http.console.frame;

import io.fairqueue.http.request.Paths;
import io.fairqueue.port.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of a list are.
 *
 * @param path of the first page of all
 * @param chosen what of the list is looked at: fields of its form with what they say
 */
public record ListAddress(String path, Map<String, String> chosen) {

  public ListAddress {
    chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
  }

  /** The address of the page before; null for none. */
  public @Nullable String previous(Page<?> page) {
    int number = page.request().number();
    return number > 1 ? page(number - 1) : null;
  }

  /** The address of the page after; null for none. */
  public @Nullable String next(Page<?> page) {
    return page.hasMore() ? page(page.request().number() + 1) : null;
  }

  private String page(int number) {
    String address = path;
    for (Map.Entry<String, String> field : chosen.entrySet()) {
      if (!field.getValue().isEmpty()) {
        address =
            Paths.with(
                address,
                field.getKey(),
                URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8));
      }
    }
    return Paths.with(address, "page", String.valueOf(number));
  }
}
