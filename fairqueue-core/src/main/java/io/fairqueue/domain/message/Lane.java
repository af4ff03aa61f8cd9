package io.fairqueue.domain.message;

/**
 * What shares a bound: one that is slow holds up its own lane only.
 *
 * @param name empty for the one lane of a personal channel; else the target
 */
public record Lane(Channel channel, String name) {

  public static final Lane MAIL = new Lane(Channel.MAIL, "");
  public static final Lane PUSH = new Lane(Channel.PUSH, "");

  /** As stored: {@code mail}, or {@code hook:…}. */
  public String text() {
    return name.isEmpty() ? channel.wireName() : channel.wireName() + ":" + name;
  }

  /** The lane of a stored text. */
  public static Lane of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Lane(Channel.of(text), "")
        : new Lane(Channel.of(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return text();
  }
}
