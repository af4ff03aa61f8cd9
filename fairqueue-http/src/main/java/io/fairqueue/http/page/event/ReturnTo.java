package io.fairqueue.http.page.event;

import io.fairqueue.domain.Storefront;
import io.fairqueue.http.request.Paths;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address of a shop, to which a fan is sent back at the turn. */
public record ReturnTo(String address) {

  /** What people read of it. */
  public String shop() {
    return URI.create(address).getRawAuthority();
  }

  /** What a browser has to be allowed to follow a form to. */
  public String origin() {
    return URI.create(address).getScheme() + "://" + shop();
  }

  /** The address of a page of ours that keeps it. */
  public String keptBy(String page) {
    return Paths.with(page, Shops.RETURN_TO, URLEncoder.encode(address, StandardCharsets.UTF_8));
  }

  /** The address with what proves an admission, which is of letters, digits, {@code -._}. */
  public String with(String token) {
    return Paths.with(address, Storefront.TOKEN, token);
  }
}
