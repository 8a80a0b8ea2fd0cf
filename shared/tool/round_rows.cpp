#include "shared/tool/round_rows.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "shared/privacy/release.h"

namespace tool {
namespace {

using base::Code;
using base::Fail;
using privacy::Kind;

constexpr std::string_view kRounding = "balss standalone rounding 1";

privacy::RoundingSeed SeedOf(const privacy::KeyPair& key) {
  privacy::RoundingSeed seed;
  const auto name = base::AsBytes(kRounding);
  crypto_generichash(seed.data(), seed.size(), name.data(), name.size(), key.secret_key.data(), key.secret_key.size());
  return seed;
}

base::Result<void> CheckClosed(const store::Store& store, std::string_view survey, std::string_view round) {
  const auto status = store.GetStatus();
  if (!status) return std::unexpected(status.error());
  for (const store::RoundRow& row : status->rounds) {
    if (row.survey != survey || row.name != round) continue;
    if (!row.open) return {};
    return Fail(Code::kState, fmt::format("round {} of survey {} is open", round, survey),
                "close it first: what may leave is decided once, when it closes");
  }
  return Fail(Code::kNotFound, fmt::format("survey {} has no round {}", survey, round), "see: balss status");
}

// The endpoint counts the groups again, and so does this: a file is not believed.
base::Result<void> CheckGroups(const store::Shipment& shipment) {
  std::vector<privacy::Attributes> answers, texts;
  for (const store::Outgoing& row : shipment.rows)
    (row.response.kind() == Kind::kText ? texts : answers).push_back(row.response.attributes());
  const std::string why = privacy::WhyNotReleasable(answers, texts, shipment.k);
  if (why.empty()) return {};
  return Fail(Code::kTrust, fmt::format("{} {}: {}", shipment.survey, shipment.round, why),
              "the kiosk's file was changed by something else than Balss");
}

}  // namespace

base::Result<RoundRows> RoundRows::Open(const store::Store& store, std::string_view survey, std::string_view round,
                                        const privacy::KeyPair& key,
                                        const std::function<bool(std::size_t, std::size_t)>& progress) {
  if (auto closed = CheckClosed(store, survey, round); !closed) return std::unexpected(closed.error());
  const auto shipments = store.ShipmentsOf(survey, round);
  if (!shipments) return std::unexpected(shipments.error());
  if (shipments->empty())
    return Fail(Code::kState, fmt::format("nothing of round {} of survey {} is here", round, survey),
                "it released nothing (too few answers), it was sent, or its places were freed");
  RoundRows rows;
  rows.survey_ = survey, rows.round_ = round, rows.seed_ = SeedOf(key);
  if (auto read = rows.ReadSurveys(store); !read) return std::unexpected(read.error());
  std::size_t all = 0, done = 0;
  for (const store::Shipment& shipment : *shipments) all += shipment.rows.size();
  for (const store::Shipment& shipment : *shipments) {
    const auto opened = rows.OpenShipment(shipment, key, [&](std::size_t more) { return progress(done += more, all); });
    if (!opened) return std::unexpected(opened.error());
  }
  if (rows.rows_.empty() && rows.unopenable_ > 0)
    return Fail(Code::kTrust, fmt::format("the key opens none of {} rows", rows.unopenable_),
                "is it one of the keys for which this kiosk seals? compare: balss keys show");
  return rows;
}

base::Result<void> RoundRows::ReadSurveys(const store::Store& store) {
  const auto versions = store.Versions(survey_);
  if (!versions) return std::unexpected(versions.error());
  for (const store::SurveyRow& row : *versions) {
    auto survey = survey::Read(row.definition);
    if (!survey) return std::unexpected(survey.error());
    surveys_.Add(std::move(*survey));
  }
  return {};
}

base::Result<void> RoundRows::OpenShipment(const store::Shipment& shipment, const privacy::KeyPair& key,
                                           const std::function<bool(std::size_t)>& progress) {
  if (auto groups = CheckGroups(shipment); !groups) return groups;
  const survey::Survey* version = surveys_.Find(shipment.digest);
  if (!version)
    return Fail(Code::kStorage, fmt::format("{}: a version of it is missing", survey_), "the file is damaged");
  for (const store::Outgoing& row : shipment.rows) {
    auto opened = tabulate::OpenRow(row.response, *version, key);
    if (!opened)
      ++unopenable_;
    else if (!opened->valid)
      ++invalid_;
    else
      rows_.push_back({version, std::move(*opened)});
    if (!progress(1)) return Fail(Code::kState, "stopped; nothing was written");
  }
  return {};
}

base::Result<report::GatedTable> RoundRows::Table(const report::Norms* norms) const {
  const auto newest = std::ranges::max_element(rows_, {}, [](const Row& row) { return row.version->version; });
  const std::string name = fmt::format("{} {}", survey_, round_);
  if (newest == rows_.end()) return Fail(Code::kState, name + ": no answers");
  auto counter = report::Counter::Make(*newest->version, round_, {.norms = norms});
  if (!counter) return std::unexpected(counter.error());
  for (const Row& row : rows_)
    if (auto counted = tabulate::Count(row.opened, "", *counter); !counted) return std::unexpected(counted.error());
  const report::RawTable table = std::move(*counter).Finish();
  if (auto enough = tabulate::EnoughPeople(table, name); !enough) return std::unexpected(enough.error());
  return report::GatedTable::From(table, seed_);
}

std::size_t RoundRows::rows() {
  return static_cast<std::size_t>(std::ranges::count(rows_, kind_, [](const Row& row) { return row.opened.kind; }));
}

std::vector<const survey::Survey*> RoundRows::versions() {
  std::vector<const survey::Survey*> found;
  for (const Row& row : rows_)
    if (row.opened.kind == kind_ && std::ranges::find(found, row.version) == found.end()) found.push_back(row.version);
  std::ranges::stable_sort(found, std::greater(), &survey::Survey::version);
  return found;
}

void RoundRows::ForEach(const std::function<bool(const exporting::Row&)>& visit) {
  for (const Row& row : rows_)
    if (row.opened.kind == kind_ && !visit({row.version, round_, row.opened.attributes, row.opened.body})) return;
}

}  // namespace tool
