package io.fairqueue.cli.mail;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.messages.mail.Preview;
import io.fairqueue.messages.mail.letter.Language;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "preview",
    header = "Shows a kind of mail, by a sample.",
    description = "Asks no store. Put the page into a file to look at it in a browser.")
final class MailPreview implements Runnable {

  private final Streams streams;

  @Parameters(
      paramLabel = "TEMPLATE",
      completionCandidates = Templates.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  String template = "";

  @Option(
      names = "--lang",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "A language tag of en, de, fr or ar, like de-AT (default: en).")
  String language = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "html|text",
      defaultValue = "text",
      description = "Which of its parts (default: text).")
  Part part = Part.TEXT;

  @Spec CommandSpec spec;

  @Inject
  MailPreview(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() {
    Locale locale = Locale.forLanguageTag(language);
    if (!Language.isWritten(locale)) {
      throw new ParameterException(
          spec.commandLine(), "No mail is written in " + language + ", but in en, de, fr and ar.");
    }
    Preview preview =
        Preview.of(template, locale)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "There is no mail "
                            + template
                            + ", but "
                            + String.join(", ", Preview.templates())
                            + "."));
    streams
        .out()
        .print(
            switch (part) {
              case HTML -> preview.html();
              case TEXT -> preview.text();
            });
  }

  /** What a mail has two of. */
  enum Part {
    HTML,
    TEXT
  }

  /** For shells that complete words. */
  static final class Templates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Preview.templates().iterator();
    }
  }
}
