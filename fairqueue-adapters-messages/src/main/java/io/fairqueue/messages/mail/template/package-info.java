/** A record per kind of mail: what it needs to know, and what it says. */
@NullMarked
package io.fairqueue.messages.mail.template;

import org.jspecify.annotations.NullMarked;
