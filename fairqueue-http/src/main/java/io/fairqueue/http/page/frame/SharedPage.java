package io.fairqueue.http.page.frame;

import io.fairqueue.http.browser.ContentTag;
import io.fairqueue.http.browser.Gzip;

/**
 * A page that is the same for all who read its language, in the forms in which it is sent, each
 * with the tag of just its bytes. Nobody changes them.
 */
@SuppressWarnings("ArrayRecordComponent")
public record SharedPage(byte[] text, ContentTag tag, byte[] zipped, ContentTag zippedTag) {

  /** Written by a template. */
  public static SharedPage of(String template, Object page) {
    byte[] html = Html.render(template, page);
    byte[] zipped = Gzip.of(html);
    return new SharedPage(html, ContentTag.of(html), zipped, ContentTag.of(zipped));
  }
}
