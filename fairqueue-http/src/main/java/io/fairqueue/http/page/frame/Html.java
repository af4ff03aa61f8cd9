package io.fairqueue.http.page.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;

/** Templates of pages, which are compiled; all that is put into one is escaped. */
public final class Html {

  private static final String PACKAGE = "io.fairqueue.http.template";
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Html.class.getClassLoader(), PACKAGE);
  private static final int USUAL_LENGTH = 16 * 1024;

  private Html() {}

  /** A page's bytes. */
  public static byte[] render(String template, Object page) {
    StringOutput out = new StringOutput(USUAL_LENGTH);
    ENGINE.render(template, page, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
