/** The parts that both benchmarks share: the stores, the machine, and a workspace that leaves nothing behind. */
@NullMarked
package dev.juncture.deploy.benchmark.harness;

import org.jspecify.annotations.NullMarked;
