package io.fairqueue.cli;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.notice.NoticeId;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The command line: reads the words, runs the command, answers its exit code. */
final class Program {

  private final Streams streams;
  private final Map<String, String> settings;

  /**
   * @param settings the {@code FAIRQUEUE_…} settings of the environment
   */
  Program(Streams streams, Map<String, String> settings) {
    this.streams = streams;
    this.settings = settings;
  }

  int run(String... words) {
    return commands(List.of(words)).execute(words);
  }

  private CommandLine commands(List<String> words) {
    CommandLine commands =
        new CommandLine(new FairQueueCommand(), Assembly.factory(streams, settings));
    FirstWords.addTo(commands, words);
    return commands
        .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
        .registerConverter(EventId.class, id(EventId::parse))
        .registerConverter(EntryId.class, id(EntryId::parse))
        .registerConverter(ClaimId.class, id(ClaimId::parse))
        .registerConverter(PaymentId.class, id(PaymentId::parse))
        .registerConverter(TierId.class, id(TierId::parse))
        .registerConverter(UnitId.class, id(UnitId::parse))
        .registerConverter(TicketId.class, id(TicketId::parse))
        .registerConverter(NoticeId.class, id(NoticeId::parse))
        .registerConverter(EndpointId.class, id(EndpointId::parse))
        .registerConverter(EmailAddress.class, Program::email)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setAbbreviatedOptionsAllowed(false)
        .setParameterExceptionHandler(new UsageFaults())
        .setExecutionExceptionHandler(new Failures());
  }

  private static <T> ITypeConverter<T> id(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException unfit) {
        throw new TypeConversionException("'" + text + "' is not an id");
      }
    };
  }

  private static EmailAddress email(String text) {
    try {
      return new EmailAddress(text);
    } catch (InvalidInputException unfit) {
      throw new TypeConversionException(
          "'" + text + "' is not an email address: it " + unfit.rule());
    }
  }
}
