package io.fairqueue.http.hook;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.MessageType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How the API writes what an endpoint hears of. */
public final class TypeWords {

  /** In place of types: whatever there is. */
  public static final String EVERYTHING = "*";

  private TypeWords() {}

  /** Empty for everything. */
  public static Set<MessageType> read(List<String> words) {
    if (words.isEmpty()) {
      throw new InvalidInputException("types", "must not be empty; * stands for all");
    }
    if (words.contains(EVERYTHING)) {
      return Set.of();
    }
    return words.stream().map(TypeWords::read).collect(Collectors.toUnmodifiableSet());
  }

  private static MessageType read(String word) {
    return MessageType.of(word)
        .filter(MessageType.forEndpoints()::contains)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "types",
                    "must be * or some of "
                        + String.join(", ", write(MessageType.forEndpoints()))));
  }

  public static List<String> write(Set<MessageType> types) {
    return types.isEmpty()
        ? List.of(EVERYTHING)
        : types.stream().map(MessageType::wireName).sorted().toList();
  }
}
