package io.fairqueue.messages.mail;

import io.fairqueue.messages.mail.template.Template;

/** What is to be said of a message, as things are now. */
sealed interface Draft {

  record Worth(Template template) implements Draft {}

  record Pointless(String why) implements Draft {}
}
