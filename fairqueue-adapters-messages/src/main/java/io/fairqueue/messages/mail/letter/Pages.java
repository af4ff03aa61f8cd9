package io.fairqueue.messages.mail.letter;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Templates of pages, which are compiled; all that is put into one is escaped. */
final class Pages {

  private static final String PACKAGE = "io.fairqueue.messages.mail.page";
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);
  private static final int USUAL_LENGTH = 16 * 1024;

  private Pages() {}

  static String render(String template, Map<String, Object> parameters) {
    StringOutput out = new StringOutput(USUAL_LENGTH);
    ENGINE.render(template, parameters, out);
    return out.toString();
  }
}
