package io.fairqueue.http.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** MarkdownPages written in Markdown, as pages. Made once, at first use. Thread-safe. */
final class MarkdownPages {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private final Map<String, String> pages = new ConcurrentHashMap<>();

  /**
   * @param path of the paper among the files that come with the program
   */
  String page(String path) {
    return pages.computeIfAbsent(path, MarkdownPages::read);
  }

  private static String read(String path) {
    String text = new String(ClassPathFile.read(path), StandardCharsets.UTF_8);
    var document = Parser.builder().extensions(EXTENSIONS).build().parse(text);
    String body =
        HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build().render(document);
    String title = text.substring(0, text.indexOf('\n')).replaceFirst("^# *", "");
    return new String(ClassPathFile.read("docs/paper.html"), StandardCharsets.UTF_8)
        .replace("{{title}}", title)
        .replace("{{body}}", body);
  }
}
