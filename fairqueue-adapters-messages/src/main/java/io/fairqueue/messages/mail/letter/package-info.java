/**
 * What mails say: a record per kind, its words in four languages, and both parts that a mail has.
 */
@NullMarked
package io.fairqueue.messages.mail.letter;

import org.jspecify.annotations.NullMarked;
