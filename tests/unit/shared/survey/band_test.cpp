// What follows from the age of the people who are asked; docs/formats/survey.md §8.
#include "shared/survey/band.h"

#include <doctest/doctest.h>

using base::Millis;
using survey::Band;

TEST_CASE("each band is known by its name, and no other is") {
  for (const Band band : {Band::k5To7, Band::k8To11, Band::k12To17, Band::kAdult})
    CHECK(survey::BandNamed(survey::NameOf(band)) == band);
  CHECK(survey::NameOf(Band::k5To7) == "5-7");
  for (const char* name : {"", "5", "5–7", "18+", "Adult"}) CHECK_FALSE(survey::BandNamed(name));
}

TEST_CASE("the smaller the hand, the larger the target") {
  CHECK(survey::TargetOf(Band::k5To7) == 25);
  CHECK(survey::TargetOf(Band::k8To11) == 20);
  CHECK(survey::TargetOf(Band::k12To17) == 15);
  CHECK(survey::TargetOf(Band::kAdult) == 15);
}

TEST_CASE("the smallest are given half as long again, whatever a centre finds usual") {
  CHECK(survey::SilenceOf(Band::k5To7) == Millis(90'000));
  CHECK(survey::SilenceOf(Band::k8To11) == Millis(60'000));
  CHECK(survey::SilenceOf(Band::kAdult) == Millis(60'000));
  CHECK(survey::SilenceOf(Band::k5To7, Millis(20'000)) == Millis(30'000));
  CHECK(survey::SilenceOf(Band::k12To17, Millis(20'000)) == Millis(20'000));
}

TEST_CASE("only those who do not read yet are read to without asking") {
  CHECK(survey::ReadsAloud(Band::k5To7));
  CHECK_FALSE(survey::ReadsAloud(Band::k8To11));
  CHECK_FALSE(survey::ReadsAloud(Band::kAdult));
  CHECK(survey::IsOfChildren(Band::k5To7));
  CHECK(survey::IsOfChildren(Band::k8To11));
  CHECK_FALSE(survey::IsOfChildren(Band::k12To17));
  CHECK_FALSE(survey::IsOfChildren(Band::kAdult));
}
