"""A linear chain over the sentences of each answer; batches are padded, `alive` marks the real sentences."""
import torch
from torch import nn


class Chain(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.step = nn.Parameter(torch.zeros(labels, labels))
        self.first = nn.Parameter(torch.zeros(labels))
        self.last = nn.Parameter(torch.zeros(labels))

    def total(self, scores, alive):
        forward = scores[:, 0] + self.first
        for t in range(1, scores.shape[1]):
            ahead = (forward[:, :, None] + self.step).logsumexp(1) + scores[:, t]
            forward = torch.where(alive[:, t, None], ahead, forward)
        return (forward + self.last).logsumexp(1)

    def loss(self, scores, alive, labels):
        """Negative log-likelihood of the labels, summed over the answers."""
        own = scores.gather(2, labels[..., None]).squeeze(2)
        path = (own * alive).sum(1) + self.first[labels[:, 0]]
        path = path + (self.step[labels[:, :-1], labels[:, 1:]] * alive[:, 1:]).sum(1)
        ends = alive.sum(1, keepdim=True) - 1
        path = path + self.last[labels.gather(1, ends).squeeze(1)]
        return (self.total(scores, alive) - path).sum()

    def marginals(self, scores, alive):
        """The chance of each label for each sentence: the gradient of the total by the scores."""
        with torch.enable_grad():
            scores = scores.detach().requires_grad_()
            total = self.total(scores, alive).sum()
            return torch.autograd.grad(total, scores)[0]
