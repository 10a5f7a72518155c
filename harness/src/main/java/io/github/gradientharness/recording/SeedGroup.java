package io.github.gradientharness.recording;

import io.github.gradientharness.stats.ShareRequirement;
import org.apiguardian.api.API;

/**
 * Says that a recording is one of several of the same test that differ in their seed only, and belongs to a share.
 *
 * @param name what the recordings of the group have in common beside the suite: the test without the seed
 * @param seed this recording's seed
 * @param count number of seeds at most; there may be fewer, because the test stops when the answer is certain
 * @param requirement what the share of seeds that succeed is required to be
 * @param allowInconclusive whether the test passes if the seeds don't tell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedGroup(String name, long seed, int count, ShareRequirement requirement, boolean allowInconclusive) {}
