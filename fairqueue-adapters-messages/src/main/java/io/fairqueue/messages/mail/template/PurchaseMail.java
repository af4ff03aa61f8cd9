package io.fairqueue.messages.mail.template;

import io.fairqueue.domain.Money;
import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.LetterWriter;
import io.fairqueue.messages.mail.letter.Reader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tickets, and the receipt for them.
 *
 * @param labels what each ticket is for
 * @param codes what lets its holder in, likewise
 * @param isLate whether the money came after the hold had ended
 * @param order where the tickets are shown; null where there are no pages
 */
public record PurchaseMail(
    Occasion event,
    UUID claim,
    List<String> labels,
    List<String> codes,
    Money amount,
    boolean isLate,
    @Nullable URI order)
    implements Template.OfEvent {

  public PurchaseMail {
    labels = List.copyOf(labels);
    codes = List.copyOf(codes);
  }

  @Override
  public String name() {
    return "purchase";
  }

  @Override
  public Letter letter(Reader reader) {
    LetterWriter letter = event.letter(name(), reader).say("thanks");
    if (isLate) {
      letter.say("late");
    }
    event
        .facts(letter)
        .fact("amount", amount)
        .fact("order", claim.toString())
        .passes(labels, pictures())
        .button("button", order)
        .note("once");
    if (event.startsAt() != null) {
      letter.note("calendar");
    }
    return letter.because("order").letter();
  }

  @Override
  public Optional<Appointment> appointment() {
    return event.appointment();
  }

  /** The content ids of the codes' pictures. */
  public List<String> pictures() {
    return IntStream.rangeClosed(1, codes.size())
        .mapToObj(i -> "ticket-" + i + "@fairqueue")
        .toList();
  }
}
