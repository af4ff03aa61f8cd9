package io.fairqueue.http.page.frame;

import io.fairqueue.FairQueue;
import io.fairqueue.event.Events;
import io.fairqueue.messages.mail.letter.Language;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which language an event's pages are for readers who say none. Thread-safe; blocks. */
@Singleton
final class EventLanguages {

  private static final Pattern EVENT = Pattern.compile("/e/([^/]+)(/.*)?");

  private final Events events;

  EventLanguages(FairQueue fairQueue) {
    this.events = fairQueue.events();
  }

  /** The one that an event's organizer has said; empty for other pages, and for none. */
  Optional<Language> of(String path) {
    Matcher event = EVENT.matcher(path);
    return event.matches()
        ? events
            .named(event.group(1))
            .flatMap(id -> events.show(id, null))
            .map(view -> view.event().details().storefront().defaultLocale())
            .map(Locale::forLanguageTag)
            .filter(Language::isWritten)
            .map(Language::of)
        : Optional.empty();
  }
}
