/** What stores of notices do. */
@NullMarked
package io.fairqueue.tck.contract.notice;

import org.jspecify.annotations.NullMarked;
