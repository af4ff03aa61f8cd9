/** What accounts need of others: proofs of an email address. */
@NullMarked
package io.fairqueue.port.identity;

import org.jspecify.annotations.NullMarked;
