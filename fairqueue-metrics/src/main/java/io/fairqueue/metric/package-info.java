/** What can be measured: each metric by its name, whoever runs a node, and what counts sales. */
@NullMarked
package io.fairqueue.metric;

import org.jspecify.annotations.NullMarked;
