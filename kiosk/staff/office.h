// What the staff's pages ask of the device: one seam, behind it the kiosk's file, its USB sticks and its helpers. The
// program asks the real ones (kiosk/app/store_office), tests pretend. Nothing here can show, keep or change an answer:
// an export is done by another program, which is told where to write and gets the passphrase from here.
//
// Everything but an export returns within a moment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/error.h"

namespace staff {

// What the store keeps of the PIN.
struct Lock {
  std::string hash;  // shared/staff/pin.h
  int wrong = 0;     // tries since the last right one
};

// How the device is.
struct Health {
  int slots = 0, used = 0, waiting = 0;
  std::uint64_t disk_free = 0;             // bytes, where the kiosk's file lies
  std::string day{};                       // "2026-11-22", as the clock says
  bool day_is_plausible = true;            // not before the program was made, nor before the last sending
  std::string sent_day{}, sent_how{};      // of the last sending: "ok" or a kind of failure; "" for never
  std::string municipality{}, recovery{};  // fingerprints of the keys that answers are sealed for; "" without keys
  std::string keys_made{};                 // the day; "" when their file does not say it
  bool speaks = false;                     // there is a sound device
  std::string languages{};                 // tags of the packs
};

// A round of a survey, and how much of it is here: collected, or released and still sealed.
struct Round {
  std::string survey{}, title{}, name{};
  bool open = false;
  int answers = 0, texts = 0;
  bool exported = false;  // once, by this kiosk
};

struct Closing {
  int answers = 0, texts = 0;  // released
  int waiting = 0, destroyed = 0;
};

struct Survey {
  std::string id{}, title{};
  int version = 0;
  std::string languages{};
  bool open = false;  // it has an open round
};

struct Stick {
  std::string name{};  // its label, or where it is
  std::string path{};
  std::uint64_t size = 0, free = 0;  // bytes
  bool read_only = false;
  bool operator==(const Stick&) const = default;
};

// What the author's check says of a survey file.
struct Checked {
  Survey survey{};
  int mistakes = 0;
  std::vector<std::string> first{};  // the first few, as the author's tool words them, in English
};

// What somebody takes away, or sees here.
enum class Form { kScreen, kTable, kSheet, kStatistics, kRows, kTexts };
struct Order {
  Round round{};
  Form form = Form::kScreen;
  bool locked = true;
  Stick stick{};  // none for kScreen
  std::string passphrase{};
};

enum class Trouble {
  kWords,     // they do not open the key
  kFew,       // fewer than ten people
  kGone,      // the stick
  kFull,      // the stick
  kReadOnly,  // the stick
  kStopped,   // somebody asked for that
  kInUse,     // answers to the survey are still here, or its round is open
  kKnown,     // this version of the survey is here with other words
  kOther
};
struct Export {
  bool running = false;
  int percent = 0;
  std::optional<Trouble> trouble{};
  int code = 0;                    // the helper's exit code
  std::string file{}, password{};  // when it is done; the password is "" when it is not locked
};

// What the sending program has made of the last request.
struct Sending {
  enum class Is { kIdle, kAsked, kRunning, kDone } is = Is::kIdle;
  int done = 0, all = 0;
  std::string how{};  // of kDone: "ok", "nothing", or a kind of failure
};

class Office {
 public:
  virtual ~Office() = default;

  virtual base::Result<std::optional<Lock>> ReadLock() = 0;  // nothing: no PIN has been set
  virtual base::Result<void> CountWrong(int wrong) = 0;      // success only when it is on the disk
  virtual base::Result<void> SetPin(const std::string& pin) = 0;
  virtual base::Result<Health> ReadHealth() = 0;

  virtual base::Result<std::vector<Round>> Rounds() = 0;  // open ones first
  virtual base::Result<Closing> CloseRound(const std::string& survey) = 0;
  virtual base::Result<std::string> NewRoundName(const std::string& survey) = 0;  // one that was never used
  virtual base::Result<void> OpenRound(const std::string& survey, const std::string& name) = 0;
  virtual base::Result<void> ClearRound(const Round& round) = 0;  // its answers are gone afterwards

  virtual base::Result<std::vector<Survey>> Surveys() = 0;
  virtual base::Result<void> RemoveSurvey(const std::string& id) = 0;
  virtual base::Result<std::vector<std::string>> SurveyFiles(const Stick& stick) = 0;  // names
  virtual base::Result<Checked> CheckSurvey(const Stick& stick, const std::string& file) = 0;
  virtual base::Result<void> AddSurvey() = 0;  // the one that was checked last

  virtual std::vector<Stick> Sticks() = 0;

  virtual bool HasKey() = 0;  // an analyst's key stands on this kiosk
  virtual base::Result<void> StartExport(const Order& order) = 0;
  virtual Export PollExport() = 0;
  virtual void CancelExport() = 0;

  virtual base::Result<void> AskToSend() = 0;
  virtual base::Result<Sending> ReadSending() = 0;
};

}  // namespace staff
